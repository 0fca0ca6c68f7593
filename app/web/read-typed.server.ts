import { Readable } from 'node:stream'
import type { Request as Asked } from 'express'
import { isMultipart, readMultipart } from './read-multipart.server.ts'
import { otherFields, typedFields, type TypedField } from './typed-fields.ts'

/** What is read of a form that is refused: more than any form of ours has. */
const maxBytes = 2 * 1024 * 1024
const maxMultipart = 32 * 1024 * 1024
const patienceMs = 5_000

/**
 * What a person typed into a form that is turned away unread otherwise, and `rest` to send it again; empty for anything
 * that is no form.
 */
export async function readTyped(asked: Asked): Promise<{ typed: TypedField[]; rest: TypedField[] | null }> {
  const type = asked.get('content-type') ?? ''
  const bytes = Number(asked.get('content-length') ?? 0)
  if (asked.method !== 'POST' || !/^(?:application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type))
    return nothing
  const request = new Request('http://form.invalid/', {
    method: 'POST',
    headers: { 'Content-Type': type },
    body: Readable.toWeb(asked) as ReadableStream,
    duplex: 'half',
  } as RequestInit)
  try {
    if (isMultipart(request))
      return bytes > maxMultipart ? nothing : bothOf((await readMultipart(request, patienceMs)).form)
    return bytes > maxBytes ? nothing : bothOf(new URLSearchParams(await textOf(request)))
  } catch {
    return nothing // torn or no form after all: there is nothing to give back
  }
}

const nothing = { typed: [], rest: null }

function bothOf(entries: FormData | URLSearchParams): { typed: TypedField[]; rest: TypedField[] | null } {
  return { typed: typedFields(entries), rest: otherFields(entries) }
}

async function textOf(request: Request): Promise<string> {
  const late = new Promise<never>((_resolve, reject) =>
    setTimeout(() => reject(new Error('too slow')), patienceMs).unref(),
  )
  return Promise.race([request.text(), late])
}
