/**
 * What a form may be, far above what any form of ours is. A library that turns `a[99999999]=1` into an array makes a
 * hundred million places of thirteen bytes, so names are held to these bounds before any library sees them.
 */
export const formBounds = {
  /** Bytes of a form. A browser sends each Hangul syllable as nine, so the longest post of 32,000 characters is 288 kB. */
  bytes: 512 * 1024,
  /**
   * Bytes of a form with a file. Far more than a picture may have: the form is read to its end and the file thrown away,
   * so that what was typed beside a picture that is too large can be given back.
   */
  multipartBytes: 32 * 1024 * 1024,
  fields: 200,
  /** Characters of a field's name. */
  name: 100,
  /** Parts of a name: `results[0].before` has three. */
  depth: 4,
  /** Highest number between brackets. */
  index: 99,
} as const

/** A body that is no form of ours: torn, or beyond the bounds. Answered with 400. */
export class BadForm extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'BadForm'
  }
}

const nameShape = /^[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*|\[\d{0,9}\])*$/
/** Words that an object inherits: a field of that name would be read where nothing was sent. */
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype))

/** Whether a field of ours could have this name. */
export function isFieldName(name: string): boolean {
  if (name.length > formBounds.name || !nameShape.test(name)) return false
  const parts = name.split(/[.[]/)
  return (
    parts.length <= formBounds.depth &&
    parts.every((part) => (part.endsWith(']') ? Number(part.slice(0, -1)) <= formBounds.index : !inherited.has(part)))
  )
}

/**
 * Collects the fields of a form while they are read.
 * @throws BadForm as soon as one is beyond the bounds
 */
export function collectFields(): { form: FormData; add(name: string, value: string): void } {
  const form = new FormData()
  let fields = 0
  return {
    form,
    add(name, value) {
      if (++fields > formBounds.fields) throw new BadForm('too many fields')
      if (!isFieldName(name)) throw new BadForm('a name that no field has')
      // PostgreSQL keeps no text with a NUL in it, and no keyboard types one.
      if (value.includes('\0')) throw new BadForm('a character that no text has')
      form.append(name, value)
    },
  }
}
