/** Runs `work` for the page as it is now and again whenever an answer has changed it. */
export function whenShown(work: () => void): void {
  work()
  document.addEventListener('page:shown', work)
}

export function tellShown(): void {
  document.dispatchEvent(new Event('page:shown'))
}
