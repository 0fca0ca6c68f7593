import { textOfArea, writeArea } from './area.ts'
import { put } from './text-edits.ts'

type Sent = { address: string | null; message: string | null }

export type PictureTexts = { sending: string; failed: string; describe: string }

/**
 * Sends pictures that are pasted, dropped or chosen, one after the other, and writes each where the caret was. While
 * one is on its way a line of text is its placeholder; afterwards its description is selected, to be typed. @param say what
 * to tell the writer
 */
export async function sendPictures(
  area: HTMLTextAreaElement,
  files: readonly File[],
  texts: PictureTexts,
  say: (message: string) => void,
): Promise<void> {
  for (const file of files) await send(area, file, texts, say)
}

async function send(
  area: HTMLTextAreaElement,
  file: File,
  texts: PictureTexts,
  say: (message: string) => void,
): Promise<void> {
  const mark = `![${texts.sending} ${Math.random().toString(36).slice(2, 7)}]()`
  const text = textOfArea(area)
  const before = text.start > 0 && text.value[text.start - 1] !== '\n' ? '\n\n' : ''
  writeArea(area, put(text, `${before}${mark}\n\n`))
  say(texts.sending)
  const { address, message } = await post(file, texts)
  const at = area.value.indexOf(mark)
  if (at < 0) return
  const written = address === null ? '' : `![](${address})`
  const next = area.value.slice(0, at) + written + area.value.slice(at + mark.length)
  const caret = address === null ? at : at + 2
  writeArea(area, { value: next, start: caret, end: caret })
  say(message ?? texts.describe)
}

async function post(file: File, { failed }: PictureTexts): Promise<Sent> {
  const form = new FormData()
  form.append('picture', file)
  try {
    const answer = await fetch('/uploads', { method: 'POST', body: form, headers: { Accept: 'application/json' } })
    if (!answer.headers.get('content-type')?.startsWith('application/json')) return { address: null, message: failed }
    return (await answer.json()) as Sent
  } catch {
    return { address: null, message: failed }
  }
}

/** The pictures among what was pasted or dropped. Text that comes with a picture (a cell of a sheet) is the text. */
export function picturesIn(data: DataTransfer | null): File[] {
  if (data === null || (data.types.includes('text/plain') && !data.types.includes('Files'))) return []
  return [...data.files].filter(({ type }) => type.startsWith('image/'))
}
