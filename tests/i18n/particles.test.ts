import { expect, test } from 'vitest'
import { ko } from '#app/i18n/locales/ko.ts'
import { withParticles } from '#app/i18n/particles.ts'
import { makeTranslator } from '#app/i18n/translate.ts'

test.for([
  ['‘미터’을(를) 옮겼어요', '‘미터’를 옮겼어요'],
  ['‘요금’을(를) 옮겼어요', '‘요금’을 옮겼어요'],
  ['서울(으)로 되돌리기', '서울로 되돌리기'],
  ['미터 설치(으)로 되돌리기', '미터 설치로 되돌리기'],
  ['소식(으)로 되돌리기', '소식으로 되돌리기'],
  ['4.2은(는) 새 버전이에요', '4.2는 새 버전이에요'],
  ['3.1이(가) 나왔어요', '3.1이 나왔어요'],
  ['3.0과(와) 4.2과(와)', '3.0과 4.2와'],
  ['router을(를) 합쳤어요', 'router을(를) 합쳤어요'],
  ['설명(선택)', '설명(선택)'],
] as const)('%s is said as %s', ([written, said]) => {
  expect(withParticles(written)).toBe(said)
})

test('a Korean text with a name takes the particle of the name', () => {
  const t = makeTranslator('ko', ko)
  expect(t('catalogue.admin.merged', { before: '공유기', after: '라우터' })).toContain('‘공유기’를')
  expect(t('catalogue.admin.merged', { before: '알림', after: '라우터' })).toContain('‘알림’을')
})
