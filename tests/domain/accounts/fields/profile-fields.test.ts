// On both databases: order, answers and the search over them.
import { expect, test } from 'vitest'
import { memberJson } from '#app/api/json/member-json.server.ts'
import { answerProfileFields } from '#app/domain/accounts/fields/answer-profile-fields.server.ts'
import { deleteProfileField } from '#app/domain/accounts/fields/delete-profile-field.server.ts'
import { profileFieldShape } from '#app/domain/accounts/fields/input.ts'
import { saveProfileField } from '#app/domain/accounts/fields/save-profile-field.server.ts'
import { shiftProfileField } from '#app/domain/accounts/fields/shift-profile-field.server.ts'
import { registerMember } from '#app/domain/accounts/members/register-member.server.ts'
import { memberPage } from '#app/domain/accounts/queries/members.server.ts'
import { fieldValues, profileFields, shownFields } from '#app/domain/accounts/queries/profile-fields.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

const usual = { kind: 'text', nameEn: 'Company', nameKo: '회사', visibility: 'public' }

async function aSite(...fields: Record<string, string>[]) {
  const app = await testApp()
  const ada = await aMember(app, 'ada')
  const ids: string[] = []
  for (const field of fields)
    ids.push((await saveProfileField(app.as(ada), null, profileFieldShape.parse({ ...usual, ...field }))).id)
  return { app, ada, ids, id: ids[0] ?? '' }
}

test('each answer is seen by those the field is for', async () => {
  const { app, ada, ids } = await aSite({}, { visibility: 'staff' }, { visibility: 'private' })
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  await answerProfileFields(app.as(ann), Object.fromEntries(ids.map((id, at) => [id, `answer ${at}`])))
  const seen = async (ctx: ReturnType<typeof app.as>) =>
    (await shownFields(ctx, ann.memberId ?? '')).map(({ value }) => value)
  expect(await seen(app.visitor())).toEqual(['answer 0'])
  expect(await seen(app.as(bob))).toEqual(['answer 0'])
  expect(await seen(app.as(sam))).toEqual(['answer 0', 'answer 1'])
  expect(await seen(app.as(ada))).toEqual(['answer 0', 'answer 1', 'answer 2'])
  expect(await seen(app.as(ann))).toEqual(['answer 0', 'answer 1', 'answer 2'])
  for (const ctx of [app.visitor(), app.as(ada), app.as(ann)])
    expect((await memberJson(ctx, 'ann')).fields.map(({ value }) => value)).toEqual(['answer 0'])
})

test('a required field needs an answer, a link an address, a choice one of its choices', async () => {
  const { app, ids } = await aSite(
    { required: 'on' },
    { kind: 'link' },
    { kind: 'choice', choices: 'Yes | 네\nNo | 아니요' },
  )
  const ann = app.as(await aMember(app, 'ann'))
  const [text = '', link = '', choice = ''] = ids
  const wrong = async (answers: Record<string, string>, id: string) =>
    expect(answerProfileFields(ann, answers)).rejects.toMatchObject({ fields: { [`fields.${id}`]: {} } })
  await wrong({}, text)
  await wrong({ [text]: 'Haruwatt', [link]: 'javascript:alert(1)' }, link)
  await wrong({ [text]: 'Haruwatt', [choice]: 'Maybe' }, choice)
  const yes = (await profileFields(ann.read)).at(-1)?.choices[0]?.id ?? ''
  await answerProfileFields(ann, { [text]: 'Haruwatt', [link]: 'https://haruwatt.example', [choice]: yes })
  const said = await shownFields({ ...ann, locale: 'ko' }, ann.actor.memberId ?? '')
  expect(said.map(({ value }) => value)).toEqual(['Haruwatt', 'https://haruwatt.example', '네'])
})

test('a choice that gets another name in one language keeps its answers', async () => {
  const { app, ada, id } = await aSite({ kind: 'choice', choices: 'Yes | 네\nNo | 아니요' })
  const ann = app.as(await aMember(app, 'ann'))
  const yes = (await profileFields(ann.read))[0]?.choices[0]?.id ?? ''
  await answerProfileFields(ann, { [id]: yes })
  const changed = profileFieldShape.parse({ ...usual, kind: 'choice', choices: 'No | 아니요\nYes | 예' })
  await saveProfileField(app.as(ada), id, changed)
  expect((await shownFields({ ...ann, locale: 'ko' }, ann.actor.memberId ?? ''))[0]?.value).toBe('예')
})

test('a field that is asked at registration is answered there, and what is required is refused without an answer', async () => {
  const { app, id } = await aSite({ required: 'on', atRegistration: 'on' }, { required: 'on' })
  const who = { handle: 'nari', name: 'Nari', email: 'nari@example.com', password: 'a long enough phrase' }
  const device = { userAgent: null, ip: '192.0.2.1' }
  await expect(registerMember(app.visitor(), who, device)).rejects.toMatchObject({ fields: { [`fields.${id}`]: {} } })
  const { memberId } = await registerMember(app.visitor(), { ...who, fields: { [id]: 'Haruwatt' } }, device)
  expect([...(await fieldValues(app.visitor().read, memberId))]).toEqual([[id, 'Haruwatt']])
})

test('admins find members by their answers, members do not', async () => {
  const { app, ada, id } = await aSite({ visibility: 'private' })
  const ann = await aMember(app, 'ann')
  await answerProfileFields(app.as(ann), { [id]: '100% Haruwatt' })
  const find = async (search: string, answers?: boolean) =>
    (await memberPage(app.as(ada), { search, role: null, answers }, { limit: 10, cursor: null })).items.map(
      ({ handle }) => handle,
    )
  expect(await find('haruWATT', true)).toEqual(['ann'])
  expect(await find('%', true)).toEqual(['ann'])
  expect(await find('haruwatt')).toEqual([])
})

test('fields are moved, and deleted with every answer', async () => {
  const { app, ada, ids } = await aSite({ nameEn: 'First' }, { nameEn: 'Second' })
  const [first = '', second = ''] = ids
  const ann = await aMember(app, 'ann')
  await answerProfileFields(app.as(ann), { [first]: 'one', [second]: 'two' })
  await shiftProfileField(app.as(ada), { id: second, direction: 'up' })
  expect((await profileFields(app.as(ada).read)).map(({ nameEn }) => nameEn)).toEqual(['Second', 'First'])
  await deleteProfileField(app.as(ada), { id: first })
  expect([...(await fieldValues(app.as(ada).read, ann.memberId ?? '')).values()]).toEqual(['two'])
  await expect(saveProfileField(app.as(ann), null, profileFieldShape.parse(usual))).rejects.toMatchObject({
    kind: 'forbidden',
  })
})
