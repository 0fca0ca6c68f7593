import { textOfArea, writeArea } from './area.ts'
import { attachCompletion } from './completion.ts'
import { picturesIn, sendPictures, type PictureTexts } from './pictures.ts'
import { edit, type EditName } from './text-edits.ts'

export type EditingOptions = {
  texts: PictureTexts & { completion: string }
  say: (message: string) => void
  pictures: boolean
  /** The writer asked for the list of shortcuts. */
  help: () => void
}

/** What the buttons of the editor do with its text area. */
export type Editing = {
  act(name: EditName): void
  addPictures(files: readonly File[]): void
}

/** Keys with Ctrl, or Cmd on a Mac; `shift` with Shift too. The same letters as in most editors. */
const shortcuts: readonly { key: string; shift?: true; name: EditName }[] = [
  { key: 'b', name: 'bold' },
  { key: 'i', name: 'italic' },
  { key: 'k', name: 'link' },
  { key: 'e', name: 'code' },
  { key: 'x', shift: true, name: 'strike' },
  { key: '.', shift: true, name: 'quote' },
  { key: '8', shift: true, name: 'list' },
  { key: '9', shift: true, name: 'tasks' },
  { key: 'h', shift: true, name: 'heading' },
  { key: 's', shift: true, name: 'spoiler' },
]

const codes: Record<string, string> = { '.': 'Period', '8': 'Digit8', '9': 'Digit9' }

/** Shortcuts, completion and pictures by paste and drop for one text area. */
export function editingKeys(area: HTMLTextAreaElement, { texts, say, pictures, help }: EditingOptions): Editing {
  attachCompletion(area, texts.completion)
  const act = (name: EditName): void => {
    writeArea(area, edit(name, textOfArea(area)))
    if (name === 'mention') area.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const addPictures = (files: readonly File[]): void => void sendPictures(area, files, texts, say)

  function onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return
    if (event.key === 'Enter') {
      event.preventDefault()
      return area.form?.requestSubmit(area.form.querySelector<HTMLElement>('[data-ctrl-enter]'))
    }
    if (event.key === '/') {
      event.preventDefault()
      return help()
    }
    // By the place of the key, too: with a Korean layout the same key says another letter.
    const found = shortcuts.find(
      ({ key, shift }) =>
        event.shiftKey === (shift ?? false) &&
        (event.key.toLowerCase() === key || event.code === (codes[key] ?? `Key${key.toUpperCase()}`)),
    )
    if (found === undefined) return
    event.preventDefault()
    act(found.name)
  }

  function onPaste(event: ClipboardEvent): void {
    take(event, picturesIn(event.clipboardData))
  }

  function onDrop(event: DragEvent): void {
    area.classList.remove('dropping')
    take(event, picturesIn(event.dataTransfer))
  }

  function take(event: Event, files: File[]): void {
    if (!pictures || files.length === 0) return
    event.preventDefault()
    addPictures(files)
  }

  function onDragOver(event: DragEvent): void {
    if (pictures && event.dataTransfer?.types.includes('Files')) {
      event.preventDefault()
      area.classList.add('dropping')
    }
  }
  const onDragLeave = (): void => area.classList.remove('dropping')

  area.addEventListener('keydown', onKey)
  area.addEventListener('paste', onPaste)
  area.addEventListener('drop', onDrop)
  area.addEventListener('dragover', onDragOver)
  area.addEventListener('dragleave', onDragLeave)
  return { act, addPictures }
}
