"""Steps from one shape of the state to the next; a step that was released is never changed."""
