import type { EditName } from './text-edits.ts'

type Acts = { edit(name: EditName): void; addPictures(files: readonly File[]): void; help(): void }

/**
 * The buttons above a text, `[data-tool]` each. One of them is in the tab order; the arrows, Home and End lead to the
 * others (ARIA toolbar pattern).
 */
export function startToolbar(editor: HTMLElement, { edit, addPictures, help }: Acts): void {
  const bar = editor.querySelector('[role=toolbar]')
  const buttons = [...(bar?.querySelectorAll('button') ?? [])]
  const chooser = editor.querySelector<HTMLInputElement>('input[type=file]')
  chooser?.addEventListener('change', () => {
    addPictures([...(chooser.files ?? [])])
    chooser.value = ''
  })
  bar?.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent)) return
    const at = buttons.findIndex((button) => button === document.activeElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    takeTabStop((to + buttons.length) % buttons.length)
    buttons[(to + buttons.length) % buttons.length]?.focus()
  })
  for (const [index, button] of buttons.entries()) {
    // The selection in the text must survive the press.
    button.addEventListener('mousedown', (event) => event.preventDefault())
    button.addEventListener('click', () => {
      takeTabStop(index)
      const name = button.dataset['tool'] ?? ''
      if (name === 'help') help()
      else if (name === 'picture') chooser?.click()
      else edit(name as EditName)
    })
  }

  function takeTabStop(index: number): void {
    for (const [i, button] of buttons.entries()) button.tabIndex = i === index ? 0 : -1
  }
}
