/** What the address of an element (`data-from`) says now; null when it cannot be asked or its session ended. */
export async function askElement<Said>(element: HTMLElement): Promise<Said | null> {
  const headers = { Accept: 'application/json' }
  const answer = await fetch(element.dataset['from'] ?? '', { headers }).catch(() => null)
  return answer === null || !answer.ok || answer.redirected ? null : ((await answer.json()) as Said)
}
