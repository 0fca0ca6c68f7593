import { expect, test } from 'vitest'
import { suggestMembers } from '#app/domain/accounts/members/suggest-members.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function people() {
  const site = await testApp()
  for (const [handle, name] of [
    ['minsu', '김민수'],
    ['minji', '민지'],
    ['misun', '미선'],
    ['bob_r', 'Bob Rivers'],
    ['haneul', '하늘'],
  ] as const)
    await aMember(site, handle, { name })
  return async (typed: string) => (await suggestMembers(site.visitor(), typed, 8)).map(({ handle }) => handle).sort()
}

const found: [typed: string, handles: string[]][] = [
  ['민', ['minji', 'minsu']],
  // Half a syllable on its way to 민 or 미.
  ['미', ['minji', 'misun']],
  ['ㅁ', ['minji', 'misun']],
  ['하느', ['haneul']],
  ['하늘'.normalize('NFD'), ['haneul']],
  ['김민수', ['minsu']],
  ['민수', ['minsu']],
  ['MIN', ['minji', 'minsu']],
  ['rivers', ['bob_r']],
  ['bob_', ['bob_r']],
  ['%', []],
  ['_', []],
  ['nobody', []],
]

test('members are found by handle, by name, by a part of a Korean name and by a syllable that is not finished', async () => {
  const search = await people()
  for (const [typed, handles] of found) expect(await search(typed), typed).toEqual(handles)
})
