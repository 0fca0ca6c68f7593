import { pressAtOnce, pressedIn } from './press-at-once.ts'

/**
 * Sends forms in the background and shows the answer in the page as it is then, so that scroll, open menus and what is
 * being typed elsewhere stay. One at a time, in the order they were sent: an earlier answer never covers a later one. A
 * form that is pressed while its answer is on its way is not sent twice; only a toggle is pressed again afterwards, when
 * the reader left it in another state than the server shows. `form[data-reload]` and forms of other methods are left to
 * the browser.
 */
export function submitForms(): void {
  let queue: Promise<void> = Promise.resolve()
  const sending = new WeakSet<HTMLFormElement>()
  const wanted = new WeakMap<HTMLFormElement, HTMLElement | null>()

  document.addEventListener('submit', (event) => {
    const form = event.target
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return
    const { submitter } = event
    const method = submitter?.getAttribute('formmethod') ?? form.method
    if (method.toLowerCase() !== 'post' || form.dataset['reload'] !== undefined) return
    event.preventDefault()
    const body = bodyOf(form, submitter)
    const action = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href
    const undo = pressAtOnce(submitter)
    if (sending.has(form)) {
      if (submitter?.hasAttribute('aria-pressed')) wanted.set(form, pressedIn(form))
      return
    }
    sending.add(form)
    form.ariaBusy = 'true'
    queue = queue
      .then(() => send(form, action, body))
      .catch(() => {
        wanted.delete(form)
        undo()
        tellOffline(form)
      })
      .finally(() => {
        sending.delete(form)
        form.ariaBusy = null
        const next = wanted.get(form)
        wanted.delete(form)
        if (next !== undefined && next !== pressedIn(form)) (next ?? pressedIn(form))?.click()
      })
  })
}

async function send(form: HTMLFormElement, action: string, body: BodyInit): Promise<void> {
  const [{ fetchPage }, { showAnswer }] = await Promise.all([import('./fetch-page.ts'), import('./show-answer.ts')])
  const page = await fetchPage(action, { method: 'POST', body })
  // No longer there: an earlier answer led to another page.
  if (page !== null && form.isConnected) showAnswer(page, form)
}

function bodyOf(form: HTMLFormElement, submitter: HTMLElement | null): FormData | URLSearchParams {
  const data = new FormData(form, submitter)
  const type = submitter?.getAttribute('formenctype') ?? form.enctype
  if (type === 'multipart/form-data') return data
  const text = new URLSearchParams()
  for (const [name, value] of data) text.append(name, typeof value === 'string' ? value : value.name)
  return text
}

/** Nothing is lost: the form stays as it is, with a sentence that says so. */
function tellOffline(form: HTMLFormElement): void {
  const known = form.querySelector('[data-offline]')
  const message = known ?? document.createElement('p')
  message.className = 'refusal'
  message.setAttribute('role', 'alert')
  message.setAttribute('data-offline', '')
  message.textContent = document.body.dataset['offline'] ?? ''
  if (known === null) form.append(message)
}
