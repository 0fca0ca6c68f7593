import type { DraftView } from '#app/domain/drafts/draft.ts'

/** The message about the draft that the writer sees. `newer`: another device saved since; the writer chooses. */
export type DraftNews =
  | { state: 'saved'; at: string }
  | { state: 'newer'; draft: DraftView }
  | { state: 'failed'; message: string | null }

type Answer = { state: 'saved' | 'newer' | 'gone'; draft: DraftView | null; message: string | null }

const quietMs = 1_500

/** Saves the form of an editor a moment after typing stops, and when the page is left. */
export function keepDraft(form: HTMLFormElement, tell: (news: DraftNews) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> = Promise.resolve()
  let waiting = false
  let stopped = false
  let revision = revisionIn(form)

  function later(): void {
    if (stopped) return
    waiting = true
    clearTimeout(timer)
    timer = setTimeout(() => save(), quietMs)
  }

  /** One after the other: each needs the revision the one before was given. */
  function save(choose?: 'mine' | 'theirs'): void {
    if (!waiting && choose === undefined) return
    waiting = false
    clearTimeout(timer)
    // Read now, because choosing between two texts changes the form immediately.
    const body = new FormData(form)
    saving = saving.then(() => post(body, choose))
  }

  async function post(body: FormData, choose?: 'mine' | 'theirs'): Promise<void> {
    body.set('draftRevision', String(revision))
    body.delete('picture')
    if (choose !== undefined) body.set('choose', choose)
    const sent = new URLSearchParams(body as unknown as Record<string, string>)
    try {
      // A request that may outlive its page may not be larger than 64 kB.
      const keepalive = document.visibilityState === 'hidden' && sent.toString().length < 60_000
      const answer = await fetch('/drafts', {
        method: 'POST',
        body: sent,
        headers: { Accept: 'application/json' },
        keepalive,
      })
      const { state, draft, message } = (await answer.json()) as Answer
      if (!answer.ok) return tell({ state: 'failed', message })
      if (state !== 'newer') revision = draft?.revision ?? 0
      if (state === 'newer' && draft !== null) {
        stopped = true
        tell({ state, draft })
      } else if (draft !== null) tell({ state: 'saved', at: draft.savedAt })
    } catch {
      tell({ state: 'failed', message: null })
    }
  }

  const leaving = (): void => {
    if (document.visibilityState === 'hidden') save()
  }
  // What is being posted is no draft any more.
  const sending = (): void => {
    waiting = false
    clearTimeout(timer)
  }
  form.addEventListener('input', later)
  form.addEventListener('submit', sending)
  document.addEventListener('visibilitychange', leaving)
  return {
    /** Continues after the writer has chosen between two texts. */
    choose(which: 'mine' | 'theirs', newest: number) {
      stopped = false
      revision = newest
      save(which)
    },
  }
}

function revisionIn(form: HTMLFormElement): number {
  const known = form.elements.namedItem('draftRevision')
  return known instanceof HTMLInputElement ? Number(known.value) : 0
}

/** Puts the fields of a draft into its form, as if they had been typed. */
export function fillForm(form: HTMLFormElement, fields: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name)
    if (
      value === undefined ||
      !(
        field instanceof HTMLInputElement ||
        field instanceof HTMLTextAreaElement ||
        field instanceof HTMLSelectElement ||
        field instanceof RadioNodeList
      )
    )
      continue
    field.value = value
  }
}
