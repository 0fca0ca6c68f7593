import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { simpleParser } from 'mailparser'
import type { TestApp } from '#tests/setup/test-app.ts'

export type SentMail = { to: string; subject: string; text: string }

/**
 * The mails that were sent so far, as files because the test has no SMTP server: the oldest first. @param known how many
 * of them are left out, because the test has seen them
 */
export async function sentMails({ app }: TestApp, known = 0): Promise<SentMail[]> {
  const folder = path.join(app.platform.env.dataDir, 'mail')
  if (!existsSync(folder)) return []
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.eml'))
    .toSorted()
    .slice(known)
  return Promise.all(
    files.map(async (file) => {
      const { to, subject = '', text = '' } = await simpleParser(readFileSync(path.join(folder, file)))
      return { to: [to].flat()[0]?.text ?? '', subject, text }
    }),
  )
}
