import { expect, test } from 'vitest'
import { detectLanguage } from '#app/core/language.ts'

const cases: [text: string, language: 'ko' | 'en' | null][] = [
  ['공유기를 바꾼 뒤로 미터가 0 W만 보여 줍니다.', 'ko'],
  ['The app says connected, but the meter reads 0 W', 'en'],
  ['환불', 'ko'],
  ['OK', 'en'],
  ['React Router loader에서 Suspense fallback이 안 보여요', 'ko'],
  ['VS Code extension 설치가 안 됩니다', 'ko'],
  ['The menu “설정 > 기기 > 초기화” does nothing when I tap it, and the light stays green', 'en'],
  ['단골 (dangol) is the Korean word for a regular customer', 'en'],
  ['ㅠㅠ', 'ko'],
  ['12:30 → 14:00 ✅', null],
  ['', null],
  ['ルーターを交換しました', null],
  ['Не работает', null],
  ['이렇게 하세요\n\n```bash\nsudo systemctl restart networking && journalctl -u networking --since today\n```', 'ko'],
  ['<p>해결됐어요</p><pre><code>const answer = await client.requestEverythingFromTheServer()</code></pre>', 'ko'],
  ['https://example.com/a/very/long/address/of/latin/letters 참고하세요', 'ko'],
  ['@minsu-the-engineer 감사합니다', 'ko'],
  ['환불'.normalize('NFD'), 'ko'],
]

for (const [text, language] of cases) {
  test(`${JSON.stringify(text.slice(0, 40))} is ${language ?? 'neither'}`, () => {
    expect(detectLanguage(text)).toBe(language)
  })
}
