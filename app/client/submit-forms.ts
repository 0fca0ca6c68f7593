import { pressAtOnce } from './press-at-once.ts'

/**
 * Sends forms in the background and shows the answer in the page as it stands, so that scroll, open menus and what is
 * being typed elsewhere stay. One at a time, in the order they were sent: an earlier answer never covers a later one.
 * `form[data-reload]` and forms of other methods are left to the browser.
 */
export function submitForms(): void {
  let queue: Promise<void> = Promise.resolve()
  const sending = new WeakSet<HTMLFormElement>()

  document.addEventListener('submit', (event) => {
    const form = event.target
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return
    const { submitter } = event
    const method = submitter?.getAttribute('formmethod') ?? form.method
    if (method.toLowerCase() !== 'post' || form.dataset['reload'] !== undefined) return
    event.preventDefault()
    if (sending.has(form)) return
    sending.add(form)
    form.setAttribute('aria-busy', 'true')
    const body = bodyOf(form, submitter)
    const action = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href
    const undo = pressAtOnce(submitter)
    queue = queue
      .then(() => send(form, action, body))
      .catch(() => {
        undo()
        tellOffline(form)
      })
      .finally(() => {
        sending.delete(form)
        form.removeAttribute('aria-busy')
      })
  })
}

async function send(form: HTMLFormElement, action: string, body: BodyInit): Promise<void> {
  const [answer, { showAnswer }] = await Promise.all([
    fetch(action, { method: 'POST', body, headers: { Accept: 'text/html' } }),
    import('./show-answer.ts'),
  ])
  showAnswer(await answer.text(), new URL(answer.url), form)
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
