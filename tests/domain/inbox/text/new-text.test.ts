import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { newTextOf } from '#app/domain/inbox/text/new-text.ts'

const folder = path.join(import.meta.dirname, '../../../fixtures/mail')
const own = {
  marker: /이 줄 위에 답장|reply above this line/i,
  replyAddress: /reply\+[a-z0-9]+@[a-z0-9.-]+/gi,
}

const mails = readdirSync(folder).filter((name) => name.endsWith('.eml'))

test.each(mails)('%s gives exactly what its sender newly wrote', async (name) => {
  const { text, html } = await simpleParser(readFileSync(path.join(folder, name)))
  const expected = readFileSync(path.join(folder, name.replace(/eml$/, 'md')), 'utf8').trim()

  expect(newTextOf({ text: text ?? '', html: html || '' }, own)).toBe(expected)
})
