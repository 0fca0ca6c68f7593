import { expect, test } from 'vitest'
import { saveDraft } from '#app/domain/drafts/save-draft.server.ts'
import { addUpload } from '#app/domain/uploads/add-upload.server.ts'
import { deleteUploads } from '#app/domain/uploads/delete-uploads.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('pictures go with their files, except one that a text of somebody else names', async () => {
  const app = await testApp()
  const [ann, bob] = [app.as(await aMember(app, 'ann')), app.as(await aMember(app, 'bob'))]
  const free = await addUpload(ann, { bytes: await aPicture(), bytesPerDay: null })
  const named = await addUpload(ann, { bytes: await aPicture('png', { seed: 2 }), bytesPerDay: null })
  await saveDraft(bob, { place: 'thread', fields: { body: `![](/u/${named.id})` }, revision: 0 })

  expect(await deleteUploads(app.app.context(), [free.id, named.id])).toBe(1)

  const { files } = app.app.platform
  expect(await files.read(free.id)).toBeNull()
  expect(await files.read(named.id)).not.toBeNull()
  expect((await ann.read.selectFrom('upload').select('id').execute()).map(({ id }) => id)).toEqual([named.id])
})
