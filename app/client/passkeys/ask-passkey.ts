import { whenShown } from '../page-shown.ts'

/**
 * Forms with `data-passkey` (`get` or `create`): their button asks the device, and the answer goes into the field `credential` of
 * the form, which is sent as any other. `data-question` holds what is asked, as the server made it.
 */
export function askPasskeys(): void {
  whenShown(() => {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]'))
      if (form.dataset['started'] === undefined) start(form)
  })
}

function start(form: HTMLFormElement): void {
  form.dataset['started'] = ''
  const known = 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential
  if (!known) return show(form, 'unsupported')
  const answer = form.elements.namedItem('credential')
  form.addEventListener('submit', (event) => {
    if (!(answer instanceof HTMLInputElement) || answer.value !== '') return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (!form.reportValidity()) return
    show(form, 'asking')
    ask(form)
      .then((credential) => {
        answer.value = JSON.stringify(credential)
        form.requestSubmit()
      })
      .catch((error: unknown) => show(form, isName(error, 'InvalidStateError') ? 'known' : 'refused'))
  })
}

async function ask(form: HTMLFormElement): Promise<unknown> {
  const question: unknown = JSON.parse(form.dataset['question'] ?? '{}')
  const credential =
    form.dataset['passkey'] === 'create'
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
            question as PublicKeyCredentialCreationOptionsJSON,
          ),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question as PublicKeyCredentialRequestOptionsJSON),
        })
  return (credential as PublicKeyCredential | null)?.toJSON()
}

function isName(error: unknown, name: string): boolean {
  return error instanceof DOMException && error.name === name
}

function show(form: HTMLFormElement, state: 'unsupported' | 'asking' | 'refused' | 'known'): void {
  for (const text of form.querySelectorAll<HTMLElement>('[data-state]')) text.hidden = text.dataset['state'] !== state
}
