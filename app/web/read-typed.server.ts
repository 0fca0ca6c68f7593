import { Readable } from 'node:stream'
import type { Request as Asked } from 'express'
import { formBounds } from './form-bounds.ts'
import { readForm } from './read-form.server.ts'
import { otherFields, typedFields, type TypedField } from './typed-fields.ts'

/** Bytes of a refused form that are read to give back its text: some more than a form that is taken may have. */
const mostRead = formBounds.multipartBytes
const patienceMs = 5_000

/**
 * What a person typed into a form that is turned away unread otherwise, and `rest` to send it again; empty for anything
 * that is no form.
 */
export async function readTyped(asked: Asked): Promise<{ typed: TypedField[]; rest: TypedField[] | null }> {
  const type = asked.get('content-type') ?? ''
  if (asked.method !== 'POST' || Number(asked.get('content-length') ?? 0) > mostRead) return nothing
  const request = new Request('http://form.invalid/', {
    method: 'POST',
    headers: { 'Content-Type': type },
    body: Readable.toWeb(asked) as ReadableStream,
    duplex: 'half',
  } as RequestInit)
  try {
    const { form } = await readForm(request, patienceMs)
    return { typed: typedFields(form), rest: otherFields(form) }
  } catch {
    return nothing // torn or no form after all: there is nothing to give back
  }
}

const nothing = { typed: [], rest: null }
