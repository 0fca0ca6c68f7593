import { BadForm, collectFields, formBounds } from './form-bounds.ts'
import { isMultipart, readMultipart, type Multipart } from './read-multipart.server.ts'

/** A form as it was sent; without a file where it could carry none. */
export type Sent = Multipart

/**
 * Reads the form of a request. Every form of the site is read here, so that none is larger, longer or deeper than a
 * form of ours can be, whatever library works on it afterwards.
 * @param patienceMs how long the whole may take to arrive
 * @throws BadForm for a body that is torn, no form at all, or beyond `formBounds`
 */
export async function readForm(request: Request, patienceMs?: number): Promise<Sent> {
  if (isMultipart(request)) return readMultipart(request, patienceMs)
  const type = request.headers.get('Content-Type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) throw new BadForm('no form')
  return { form: fieldsOf(await textOf(request, patienceMs)), file: null, refused: null }
}

/** The same for an action. @throws a Response with status 400 */
export async function formOf(request: Request): Promise<Sent> {
  try {
    return await readForm(request)
  } catch (error) {
    if (error instanceof BadForm) throw new Response(null, { status: 400 })
    throw error
  }
}

function fieldsOf(text: string): FormData {
  // Counted before anything is made of them: the bytes of a form are room for half a million fields.
  let signs = 0
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1))
    if (++signs >= formBounds.fields) throw new BadForm('too many fields')
  const { form, add } = collectFields()
  for (const [name, value] of new URLSearchParams(text)) add(name, value)
  return form
}

/** A client that goes away in the middle leaves a torn form. */
async function textOf(request: Request, patienceMs: number | undefined): Promise<string> {
  let waiting: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    if (patienceMs !== undefined) waiting = setTimeout(() => reject(new BadForm('too slow')), patienceMs)
  })
  try {
    return await Promise.race([request.text(), late])
  } catch {
    throw new BadForm('torn')
  } finally {
    clearTimeout(waiting)
  }
}
