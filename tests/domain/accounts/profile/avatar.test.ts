import { readdirSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { avatarFile, avatarSides } from '#app/domain/accounts/profile/avatar.ts'
import { removeAvatar } from '#app/domain/accounts/profile/remove-avatar.server.ts'
import { setAvatar } from '#app/domain/accounts/profile/set-avatar.server.ts'
import { authorCards } from '#app/domain/accounts/queries/members.server.ts'
import { avatarOf } from '#app/domain/accounts/queries/profile.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aPicture, aTravelPicture } from '#tests/factories/pictures.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const files = ({ app }: TestApp): string[] => {
  try {
    return readdirSync(path.join(app.platform.env.dataDir, 'uploads'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /[a-z0-9]{26,}$/.test(name))
      .map((name) => path.basename(name))
  } catch {
    return []
  }
}

test('a picture becomes two squares without what the file said of its maker', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  await setAvatar(site.as(ann), { file: await aTravelPicture() })
  const id = (await avatarOf(site.app.platform.open.reader, ann.memberId ?? '')) ?? ''
  expect(id).toMatch(/^[a-z0-9]{26}$/)
  for (const side of avatarSides) {
    const bytes = await site.app.platform.files.read(avatarFile(id, side))
    const made = await sharp(bytes ?? Buffer.of()).metadata()
    expect([made.format, made.width, made.height, made.exif]).toEqual(['webp', side, side, undefined])
    expect(Buffer.from(bytes ?? []).includes('secret-canary')).toBe(false)
  }
  const card = (await authorCards(site.as(ann), [ann.memberId ?? ''])).get(ann.memberId ?? '')
  expect(card?.avatar).toBe(id)
})

test('another picture has another address, and the files of the first are gone', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  await setAvatar(site.as(ann), { file: await aPicture('png', { seed: 1 }) })
  const first = files(site)
  await setAvatar(site.as(ann), { file: await aPicture('jpeg', { seed: 2 }) })
  expect(files(site)).toHaveLength(2)
  expect(files(site).filter((name) => first.includes(name))).toEqual([])
})

test('a file that is too large, none, or no picture changes nothing', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  for (const file of [null, Buffer.alloc(1024 * 1024 + 1, 1), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')])
    await expect(setAvatar(site.as(ann), { file })).rejects.toMatchObject({ kind: 'invalid' })
  expect(files(site)).toEqual([])
})

test('a member deletes their picture without a trace in the audit log', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  await setAvatar(site.as(ann), { file: await aPicture() })
  await removeAvatar(site.as(ann), { handle: 'ann' })
  expect(await avatarOf(site.app.platform.open.reader, ann.memberId ?? '')).toBeNull()
  expect(files(site)).toEqual([])
  expect(await site.app.platform.open.reader.selectFrom('audit_event').selectAll().execute()).toEqual([])
})

test('moderators delete the picture of another member, with their reason in the audit log; members do not', async () => {
  const site = await testApp()
  const { ann, bob, mo } = await people(site, 'ann', 'bob', 'mo')
  await setAvatar(site.as(ann), { file: await aPicture() })
  await expect(removeAvatar(site.as(bob), { handle: 'ann' })).rejects.toMatchObject({ kind: 'forbidden' })
  await removeAvatar(site.as(mo), { handle: 'ann', reason: 'It shows a stranger' })
  expect(files(site)).toEqual([])
  const [row] = await site.app.platform.open.reader.selectFrom('audit_event').selectAll().execute()
  expect(row).toMatchObject({ action: 'member.removeAvatar', actor_id: mo.memberId, reason: 'It shows a stranger' })
  // Without a picture there is nothing to do, and nothing to write down.
  await removeAvatar(site.as(mo), { handle: 'ann', reason: 'Again' })
  expect(await site.app.platform.open.reader.selectFrom('audit_event').selectAll().execute()).toHaveLength(1)
})
