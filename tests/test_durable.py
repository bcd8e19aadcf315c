"""Files that survive a power cut."""

import stat
from pathlib import Path

import pytest

from hrkpi import durable


def test_a_replaced_file_leaves_no_draft(tmp_path: Path) -> None:
    durable.replace(tmp_path / "CURRENT", b"000001")

    durable.replace(tmp_path / "CURRENT", b"000002")

    assert (tmp_path / "CURRENT").read_bytes() == b"000002"
    assert durable.files(tmp_path) == [tmp_path / "CURRENT"]


def test_sealed_files_cannot_be_written_by_their_owner_any_more(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    durable.write(tmp_path / "inner" / "part", b"x")

    durable.seal(tmp_path)

    assert stat.S_IMODE((tmp_path / "inner" / "part").stat().st_mode) == 0o444


def test_a_folder_of_sealed_files_can_be_removed(tmp_path: Path) -> None:
    folder = tmp_path / "000001"
    folder.mkdir()
    durable.write(folder / "part", b"x")
    durable.seal(folder)

    durable.remove(folder)

    assert list(tmp_path.iterdir()) == []


def test_a_digest_is_the_published_sha_256_of_the_bytes(tmp_path: Path) -> None:
    """FIPS 180-2, appendix B.1: the digest of ``abc``."""
    durable.write(tmp_path / "abc", b"abc")

    assert (
        durable.digest(tmp_path / "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )


def test_a_missing_file_cannot_be_flushed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        durable.flush(tmp_path / "missing")


def test_free_space_is_counted_in_megabytes(tmp_path: Path) -> None:
    assert durable.free_megabytes(tmp_path) >= 0
