import { expect, test } from 'vitest'
import { contactsIn } from '#app/domain/holding/text/contacts.ts'

const marked = (text: string) => contactsIn(text).map(([from, to]) => text.slice(from, to))

test.each([
  ['문의는 카톡 abc123 으로', '카톡 abc123'],
  ['카카오톡 아이디 solarking 추가해 주세요', '카카오톡 아이디 solarking'],
  ['텔레그램 @solar_king', '텔레그램 @solar_king'],
  ['라인 ID: solarking', '라인 ID: solarking'],
  ['my telegram is t.me/solarking', 't.me/solarking'],
  ['WhatsApp +1 202 555 0147', '+1 202 555 0147'],
  ['010-1234-5678', '010-1234-5678'],
  ['공일공 말고 010 1234 5678로', '010 1234 5678'],
  ['call 202-555-0147 now', 'call 202-555-0147'],
  ['Signal +44 7700 900123', '+44 7700 900123'],
  ['ㅋㅏ톡 solarking', 'ㅋㅏ톡 solarking'],
  ['WeChat: solar99', 'WeChat: solar99'],
])('%s says how to reach somebody', (text, mark) => {
  expect(marked(text)).toEqual([mark])
})

test.each([
  '전기요금 예상액을 카카오톡으로 매주 받고 싶어요',
  '카카오톡 알림이 안 와요',
  'Is there a Telegram channel about this?',
  'The telegram bot shows the price',
  'A line 4 of the log says so',
  '고객센터 1588-1234로 전화했어요',
  'Firmware 1.010.1234.5678 is installed',
  'Serial number 0101234567812',
  'It took 010 ms and 2,010-1234-5678 rows',
  'The phone shows 3 bars, the line is dead',
  '+5 °C and +12 V on the rail',
  '카톡 API와 라인 PC 버전이 달라요',
  'It is +1 20 here',
])('%s says nothing of the kind', (text) => {
  expect(marked(text)).toEqual([])
})
