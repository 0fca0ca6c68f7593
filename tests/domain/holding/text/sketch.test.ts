import { expect, test } from 'vitest'
import { foldText } from '#app/domain/holding/text/folded.ts'
import { bandsOf, likeness, readSketch, sketchOf, storedSketch } from '#app/domain/holding/text/sketch.ts'

const korean =
  '오늘만 특가! 정품 최저가로 드립니다. 상담은 카톡 shop77 으로 주세요. 당일 배송 가능하고 무료로 설치해 드려요. 지금 바로 문의하세요.'
const english =
  'Get your cheap followers today, real people, no password needed. Write to us on the messenger and get a discount of ten percent.'

function sketched(text: string): Uint32Array {
  const sketch = sketchOf(foldText(text))
  if (sketch === null) throw new Error('too short')
  return sketch
}

test.each([
  ['spaces and marks', korean, korean.replaceAll(' ', '  ').replace('!', '!!!')],
  ['another number', korean, korean.replace('shop77', 'shop78')],
  ['characters of no width', english, [...english].join('\u200B')],
  ['capitals', english, english.toUpperCase()],
  ['one more word', english, `${english} Hurry!`],
])('a text that differs by %s is nearly the same, and shares a band', (_, one, other) => {
  const [a, b] = [sketched(one), sketched(other)]
  expect(likeness(a, b)).toBeGreaterThanOrEqual(0.8)
  expect(bandsOf(a).some((band) => bandsOf(b).includes(band))).toBe(true)
})

test('texts about other things have next to nothing in common', () => {
  const other =
    '계량기가 어제부터 0 W로 표시돼요. 공유기를 다시 켜도 그대로이고 앱에서는 연결됐다고 나와요. 어떻게 하면 될까요?'
  expect(likeness(sketched(korean), sketched(other))).toBeLessThan(0.2)
  expect(likeness(sketched(english), sketched(korean))).toBeLessThan(0.1)
})

test('short texts are not compared, and what is stored reads back', () => {
  expect(sketchOf(foldText('Thank you, that helped!'))).toBeNull()
  expect(readSketch(storedSketch(sketched(english)))).toEqual(sketched(english))
})
