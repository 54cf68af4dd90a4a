/** A fold whose summary names a field in `data-focus` hands it the focus when it is opened. */
export function watchFolds() {
  document.addEventListener("click", (event) => {
    const summary = event.target.closest("summary[data-focus]");
    const fold = summary?.parentElement;
    if (fold && !fold.open) setTimeout(() => fold.open && document.getElementById(summary.dataset.focus)?.focus());
  });
}
