import type { Text } from './text-edits.ts'

export function textOfArea({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Text {
  return { value, start: selectionStart, end: selectionEnd }
}

/**
 * Writes a changed text as if it had been typed, so that the browser's own undo takes it back. Only what differs is
 * replaced.
 */
export function writeArea(area: HTMLTextAreaElement, next: Text): void {
  const before = area.value
  let head = 0
  while (head < before.length && before[head] === next.value[head]) head += 1
  let tail = 0
  while (
    tail < before.length - head &&
    tail < next.value.length - head &&
    before[before.length - 1 - tail] === next.value[next.value.length - 1 - tail]
  )
    tail += 1
  const piece = next.value.slice(head, next.value.length - tail)
  area.focus()
  area.setSelectionRange(head, before.length - tail)
  // Deprecated and without a successor: nothing else keeps the undo history of a text area.
  const done = piece === '' ? document.execCommand('delete') : document.execCommand('insertText', false, piece)
  if (!done || area.value !== next.value) {
    area.value = next.value
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }
  area.setSelectionRange(next.start, next.end)
}
