import type { Reading } from '#app/core/reading.ts'
import { pictureOf } from '#app/domain/site/brand/brand-picture.ts'
import { findBrandFile } from '#app/domain/site/brand/queries/brand-files.server.ts'
import type { MailLogo } from './mail-frame.ts'

/** The logo of the company with its bytes. null: it has none. */
export async function readMailLogo({
  read,
  setting,
}: Pick<Reading, 'read' | 'setting'>): Promise<(Omit<MailLogo, 'src'> & { type: string; bytes: Buffer }) | null> {
  const picture = pictureOf(setting('brand.logoLight'))
  if (picture === null) return null
  const file = await findBrandFile(read, picture.file)
  return file && { width: picture.width, height: picture.height, ...file }
}
