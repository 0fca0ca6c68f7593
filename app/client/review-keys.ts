/**
 * Keys of a review item, outside of texts: `d` presses the decision against it, `k` the one for it, `s` goes to the
 * sanctions, `n` opens leaving it to others. Elements say which key is theirs (`data-review-key`).
 * @returns whether the page has an element with that key, so that nothing else takes it
 */
export function pressReviewKey(key: string): boolean {
  if (!/^[dksn]$/.test(key)) return false
  const target = document.querySelector<HTMLElement>(`[data-review-key="${key}"]`)
  if (target === null) return false
  if (target instanceof HTMLButtonElement) target.click()
  else if (target.tagName === 'SUMMARY') {
    target.click()
    target.parentElement?.querySelector<HTMLElement>('input:not([type=hidden])')?.focus()
  } else target.querySelector<HTMLElement>('input')?.focus()
  return true
}
