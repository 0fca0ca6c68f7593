import { fillForm, keepDraft, type DraftNews } from './keep-draft.ts'
import type { EditorTexts } from './open-editor.ts'

/** Keeps the draft of an editor's form from the first key on, and shows what became of it. */
export function startDraft(
  editor: HTMLElement,
  area: HTMLTextAreaElement,
  texts: EditorTexts,
  say: (message: string) => void,
): void {
  const { form } = area
  if (form === null || editor.dataset['draft'] === undefined) return
  const newer = editor.parentElement?.querySelector<HTMLElement>('[data-newer-draft]') ?? null
  const draft = keepDraft(form, tell)
  let waiting: Extract<DraftNews, { state: 'newer' }>['draft'] | null = null

  function tell(news: DraftNews): void {
    if (news.state === 'saved') say(texts.saved.replace('{when}', clock(news.at)))
    else if (news.state === 'failed')
      say(news.message === null ? texts.offline : texts.notSaved.replace('{reason}', news.message))
    else if (newer !== null) {
      waiting = news.draft
      for (const time of newer.querySelectorAll('time')) time.textContent = clock(news.draft.savedAt)
      newer.hidden = false
    }
  }

  for (const button of newer?.querySelectorAll<HTMLButtonElement>('button') ?? [])
    button.addEventListener('click', () => {
      const which = button.value === 'theirs' ? 'theirs' : 'mine'
      if (waiting === null || newer === null || form === null) return
      draft.choose(which, waiting.revision)
      if (which === 'theirs') fillForm(form, waiting.fields)
      newer.hidden = true
    })

  const began = editor.parentElement?.querySelector<HTMLElement>('[data-draft-notice]') ?? null
  began?.querySelector('button[type=button]')?.addEventListener('click', () => began.remove())
}

/** The time of day in the community's zone, as on the pages. */
function clock(instant: string): string {
  const { lang, dataset } = document.documentElement
  return new Intl.DateTimeFormat(lang, {
    timeZone: dataset['zone'],
    hour: 'numeric',
    minute: '2-digit',
  }).format(Date.parse(instant))
}
