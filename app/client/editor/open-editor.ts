import { showKeys } from '#app/client/page-keys.ts'
import { startDraft } from './draft-notices.ts'
import { editingKeys } from './editing-keys.ts'
import { watchResponses } from './new-responses.ts'
import { startPreview } from './preview.ts'
import { startToolbar } from './toolbar.ts'

/** The few texts an editor needs, which come with the page in `data-texts`. */
export type EditorTexts = {
  sending: string
  failed: string
  describe: string
  completion: string
  /** Of a length; `{length}` is replaced by the number. */
  length: string
  /** Of a draft; `{when}` and `{reason}` are replaced by the time and by the reason. */
  saved: string
  notSaved: string
  offline: string
  nothing: string
}

const opened = new WeakSet<HTMLElement>()

/** Starts one editor: tools, shortcuts, completion, pictures, preview, length, draft. Twice is once. */
export function openEditor(editor: HTMLElement): void {
  const area = editor.querySelector('textarea')
  if (area === null || opened.has(editor)) return
  opened.add(editor)
  const texts = JSON.parse(editor.dataset['texts'] ?? '{}') as EditorTexts
  const status = editor.querySelector('[role=status]')
  const say = (message: string): void => {
    if (status !== null) status.textContent = message
  }
  const preview = startPreview(editor, area, texts)
  const editing = editingKeys(area, { texts, say, pictures: editor.dataset['pictures'] !== undefined, help: showKeys })
  startToolbar(editor, {
    help: showKeys,
    edit(name) {
      preview.hide()
      editing.act(name)
    },
    addPictures: editing.addPictures,
  })
  countLength(editor, area, texts)
  startDraft(editor, area, texts, say)
  watchResponses(editor, area)
}

/** Of the length that fits, in percent: from here on the writer sees how much is left. */
const countFromPercent = 80

function countLength(editor: HTMLElement, area: HTMLTextAreaElement, texts: EditorTexts): void {
  const most = Number(editor.dataset['most'])
  const counter = editor.querySelector<HTMLElement>('.counter')
  if (counter === null) return
  area.addEventListener('input', () => {
    const { length } = area.value
    counter.hidden = length <= (most * countFromPercent) / 100
    counter.classList.toggle('over', length > most)
    if (!counter.hidden) counter.textContent = texts.length.replace('{length}', String(length))
  })
}
