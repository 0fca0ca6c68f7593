/**
 * Shows the press of a toggle (`button[aria-pressed]`) before the server has answered, and its count: `data-count` on
 * the element that shows it, in a form with the toggle.
 * @returns what undoes that when the request never arrived
 */
export function pressAtOnce(button: HTMLElement | null): () => void {
  const was = button?.getAttribute('aria-pressed')
  const form = button?.closest('form')
  if (button === null || (was !== 'true' && was !== 'false') || form === null || form === undefined) return () => {}
  const toggles = [...form.querySelectorAll<HTMLElement>('button[aria-pressed]')]
  const before = toggles.map((toggle) => toggle.getAttribute('aria-pressed') ?? 'false')
  const worthBefore = worthOf(toggles)
  for (const toggle of toggles) toggle.setAttribute('aria-pressed', String(toggle === button && was === 'false'))
  const counter = form.querySelector<HTMLElement>('[data-count]')
  const shown = counter?.textContent ?? ''
  const counted = counter?.dataset['count'] ?? ''
  if (counter !== null) {
    const count = Number(counted) - worthBefore + worthOf(toggles)
    counter.dataset['count'] = String(count)
    counter.textContent = new Intl.NumberFormat(document.documentElement.lang).format(count).replace('-', '−')
  }
  return () => {
    for (const [i, toggle] of toggles.entries()) toggle.setAttribute('aria-pressed', before[i] ?? 'false')
    if (counter === null) return
    counter.textContent = shown
    counter.dataset['count'] = counted
  }
}

/** The toggle of a form that is pressed; null when none is. */
export function pressedIn(form: HTMLFormElement): HTMLElement | null {
  return form.querySelector<HTMLElement>('button[aria-pressed=true]')
}

/** How much pressed toggles add to the count: `data-worth`, 1 when they do not say. */
function worthOf(toggles: readonly HTMLElement[]): number {
  return toggles.reduce(
    (sum, toggle) => sum + (toggle.getAttribute('aria-pressed') === 'true' ? Number(toggle.dataset['worth'] ?? 1) : 0),
    0,
  )
}
