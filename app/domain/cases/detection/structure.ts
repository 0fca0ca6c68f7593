// Questions that want to know something. "이게 정상인가요?" and "is this a joke?" have the same mark but want nothing.
const askingPattern =
  /((어떻게|어디|(?<!대체 )언제(?!까지)|얼마|무엇|뭐가|어떤|혹시|방법|가능|수 있|해도 되)[^.!?\n]{0,60}|(되|하|있|할 ?수 있)나요 ?|(있을|할|될|나을|살|볼)까요 ?|\b(how (do|can|does|should|often|long|much|many|would)|what('s| is| are| does| should)|where|which|when|is there|is it|can (i|we|it|you|some|any)|could|does|do (i|you|we)|any ideas?|should i|has anyone)\b[^.!?\n]{0,90})[?？]/gi

/** Words and marks that are counted; `most` of them count as 1. Per sentence where `perSentence`. */
const counts = [
  { name: 'asks', pattern: askingPattern, perSentence: true },
  { name: 'question marks', pattern: /[?？]/g, perSentence: true },
  { name: 'exclamation marks', pattern: /[!！]/g, perSentence: true },
  {
    name: 'durations and repetitions',
    pattern:
      /\d+ ?(시간|분|일|주|개월|달|년|번|차례|회)|\b(\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ?(minutes?|hours?|days?|weeks?|months?|years?|times)\b/gi,
    most: 2,
  },
  { name: 'money', pattern: /[₩$£€]\s?\d|\d+ ?(원|만원|dollars|pounds|euros)/gi, most: 2 },
  { name: 'quotes', pattern: /["“”'‘’「][^"“”\n]{3,60}["“”'’」]/g, most: 2 },
  {
    name: 'negations',
    pattern: /\b(not|no|never|nothing|nobody|none|\w{2,8}n['’]t)\b|(안|못) [가-힣]|없|않|아니/gi,
    most: 3,
  },
  {
    name: 'the company',
    pattern: /\b(you|your|yours)\b|(귀사|고객센터|상담|담당|직원|기사|회사|본사)/gi,
    most: 3,
  },
  { name: 'the writer', pattern: /\b(i|we|my|our|me|us)\b|(저는|제가|저희|우리|나는|내가)/gi, most: 3 },
  {
    name: 'thanks',
    pattern: /\b(thanks?|thank you|cheers|grateful|kudos|respect|hats off)\b|고맙|감사|덕분|칭찬/gi,
    most: 2,
  },
  {
    name: 'instructions',
    pattern:
      /\b(please|try|go to|open|click|tap|press|select|check|make sure|you can|you could)\b|하시면|보세요|하세요|누르|확인해|됩니다|돼요/gi,
    most: 2,
  },
  {
    name: 'still and again',
    pattern: /\b(yet|still|again|already|twice|third|fourth)\b|아직|또|벌써|여전히|다시|째/gi,
    most: 1,
  },
] as const satisfies readonly { name: string; pattern: RegExp; most?: number; perSentence?: true }[]

/**
 * What is counted in a text: its length, about -1.5 (a letter) to 1.5 (32,000 letters); each of `counts` and whether it
 * begins in lower case, 0..1.
 */
export function structureOf(text: string): number[] {
  const sentences = text.match(/[^.!?\n]{2,}[.!?\n]*/g)?.length ?? 1
  return [
    Math.log(Math.max(text.trim().length, 1)) / 3 - 1.5,
    ...counts.map((count) => {
      const found = text.match(count.pattern)?.length ?? 0
      return Math.min(1, found / ('most' in count ? count.most : sentences))
    }),
    /^\p{Ll}/u.test(text.trim()) ? 1 : 0,
  ]
}
