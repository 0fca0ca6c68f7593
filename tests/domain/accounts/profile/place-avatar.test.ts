import { expect, test } from 'vitest'
import { avatarFiles, hiddenFile } from '#app/domain/accounts/profile/avatar.ts'
import { clearProfileIn, restoreProfileIn } from '#app/domain/accounts/profile/clear-profile.server.ts'
import { placeAvatar } from '#app/domain/accounts/profile/place-avatar.server.ts'
import { setAvatar } from '#app/domain/accounts/profile/set-avatar.server.ts'
import { avatarOf } from '#app/domain/accounts/queries/profile.server.ts'
import { people } from '#tests/factories/members.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('the files of a hidden avatar are out of reach until it is back; doing it again changes nothing', async () => {
  const app = await testApp()
  const { bob, mo } = await people(app, 'bob', 'mo')
  const memberId = bob.memberId ?? ''
  await setAvatar(app.as(bob), { file: await aPicture() })
  const avatar = (await avatarOf(app.visitor().read, memberId)) ?? ''
  const { files } = app.app.platform
  const inReach = async () => {
    const found = avatarFiles(avatar).map(async (name) => [
      (await files.read(name)) !== null,
      (await files.read(hiddenFile(name))) !== null,
    ])
    return Promise.all(found)
  }
  await app.as(mo).write((tx) => clearProfileIn(tx, memberId))
  for (let times = 0; times < 2; times++) await placeAvatar(app.visitor(), { memberId, avatar })
  expect(await inReach()).toEqual([
    [false, true],
    [false, true],
  ])
  await app.as(mo).write((tx) => restoreProfileIn(tx, memberId))
  for (let times = 0; times < 2; times++) await placeAvatar(app.visitor(), { memberId, avatar })
  expect(await inReach()).toEqual([
    [true, false],
    [true, false],
  ])
})
