// How the table of groups sorts and draws. Texts come ready from Python; here they are only placed.
(function () {
  "use strict";

  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  const parts = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  const e = (type, props, ...inside) => React.createElement(type, props, ...inside);

  // Hidden groups stay at the end whichever way is sorted, so their place says nothing.
  functions.hrkpiCompare = (a, b, one, other, descending) => {
    const last = (node) => Boolean(node && node.data && node.data.last);
    if (last(one) !== last(other)) return (last(one) ? 1 : -1) * (descending ? -1 : 1);
    if (a === b) return 0;
    if (a === null || a === undefined) return -1;
    if (b === null || b === undefined) return 1;
    return typeof a === "string" ? a.localeCompare(b) : a - b;
  };

  functions.hrkpiLeave = () => false; // Tab leaves the table; the arrows move inside

  const icon = (name, mark) => e("span", { className: `icon icon-${name} ${mark || ""}`, "aria-hidden": true });

  parts.HrkpiGroup = ({ data }) => data.member
    ? e("button", { type: "button", className: "opens", tabIndex: -1, "data-group": data.member, "aria-haspopup": "menu" }, data.group, icon("choose"))
    : e("span", null, data.group);
  parts.HrkpiValue = ({ data }) => e("span", { className: data.last ? "cell-locked" : "cell-value" }, data.tone === "lock" ? icon("lock") : null, data.valueText);
  parts.HrkpiStatus = ({ data }) => e("span", { className: "cell-status" }, icon(data.tone, `mark-${data.tone}`), data.verdict);
  parts.HrkpiChange = ({ data }) => e("span", { className: data.changeTone }, data.changeText);
  parts.HrkpiPeople = ({ data }) => e("span", { className: data.last ? "cell-locked" : null }, data.peopleText);
})();
