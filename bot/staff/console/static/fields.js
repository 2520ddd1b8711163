// What somebody has put into a field, beside what the server put there.

/** Whether a field holds something else than it was sent with. */
export function hasChanged(field) {
  if (field.type === "checkbox") return field.checked !== field.defaultChecked;
  if (field.tagName !== "SELECT") return field.value !== field.defaultValue;
  const sent = [...field.options].findIndex((option) => option.defaultSelected);
  // Where the server chose nothing, the first option stands.
  return field.selectedIndex !== Math.max(0, sent);
}
