import { Readable } from 'node:stream'
import type { Request as Asked } from 'express'
import { isMultipart, readMultipart } from './read-multipart.server.ts'
import { typedFields } from './typed-fields.ts'
import type { TypedField } from './typed-fields.ts'

/** What is read of a form that is refused: more than any form of ours has. */
const maxBytes = 2 * 1024 * 1024
const maxMultipart = 32 * 1024 * 1024
const patienceMs = 5_000

/** What a person typed into a form that is turned away unread otherwise; empty for anything that is no form. */
export async function readTyped(asked: Asked): Promise<TypedField[]> {
  const type = asked.get('content-type') ?? ''
  const bytes = Number(asked.get('content-length') ?? 0)
  if (asked.method !== 'POST' || !/^(?:application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type)) return []
  const request = new Request('http://form.invalid/', { method: 'POST', headers: { 'Content-Type': type }, body: Readable.toWeb(asked) as ReadableStream, duplex: 'half' } as RequestInit)
  try {
    if (isMultipart(request)) return bytes > maxMultipart ? [] : typedFields((await readMultipart(request, patienceMs)).form)
    return bytes > maxBytes ? [] : typedFields(new URLSearchParams(await textOf(request)))
  } catch {
    return [] // torn or no form after all: there is nothing to give back
  }
}

async function textOf(request: Request): Promise<string> {
  const late = new Promise<never>((_resolve, reject) => setTimeout(() => reject(new Error('too slow')), patienceMs).unref())
  return Promise.race([request.text(), late])
}
