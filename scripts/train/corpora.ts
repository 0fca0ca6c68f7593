import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { ComplaintCategory, ComplaintSeverity } from '#app/domain/cases/detection/complaint.ts'

export type Label = 'complaint' | 'praise' | 'neutral'
export type Lang = 'ko' | 'en'

export type LabelledText = {
  lang: Lang
  text: string
  label: Label
  /** Where it is from: a writer of posts (a, b, c, d, own), or the name of a corpus. */
  source: string
  /** Chosen by a hash of what the text belongs to, so that adding texts never moves another between the parts. 0..9. */
  part: number
  category: ComplaintCategory | null
  severity: ComplaintSeverity | null
  /** What sort of post it is; of a text of another member or of staff it is one of `peerKinds`. */
  kind: string | null
}

/** The writers of posts to companies: each wrote without having seen the others, so a model is judged on one left out. */
export const writers = ['a', 'b', 'c', 'd'] as const
/** Wrote for the training alone, and knew some posts of a and d: never judged on. Also everyday questions in Korean. */
const learntWriter = 'e'
export const peerKinds: readonly (string | null)[] = ['answer', 'peer', 'peer_answer', 'staff', 'moderation', 'advice']

/** Posts written for this product (`support-posts/`, `examples/`), MIT like it. */
export function readPosts(): LabelledText[] {
  const langs = ['ko', 'en'] as const
  return [
    ...langs.flatMap((lang) => [...writers, learntWriter].flatMap((writer) => readWriter(lang, writer))),
    ...langs.flatMap(readExamples),
    ...everydayQuestions(),
  ]
}

/**
 * Opinions with people's labels: Naver's film reviews (CC0; those rated 5 to 8 are neutral) and a part of VADER's snippets
 * (MIT; editorials talk of bad things without complaining to anybody, so all of them are neutral).
 */
export function readOpinions(folder: string): LabelledText[] {
  const films = rowsOf(folder, 'nsmc_train.tsv.gz').map(([id = '', text = '', positive]) =>
    labelled('ko', text, positive === '1' ? 'praise' : 'complaint', 'films', id),
  )
  const middling = rowsOf(folder, 'nsmc_mid.tsv.gz').map(([id = '', , text = '']) =>
    labelled('ko', text, 'neutral', 'middling films', id),
  )
  const snippets = rowsOf(folder, 'vader_snippets.tsv.gz').map(([set = '', id = '', score, text = '']) => {
    const mean = set.startsWith('nyt') ? 0 : Number(score)
    return labelled('en', text, mean <= -0.7 ? 'complaint' : mean >= 0.9 ? 'praise' : 'neutral', set, set + id)
  })
  return [...films, ...middling, ...snippets]
}

/** Questions to a bank (Banking77, CC BY 4.0, Casanueva et al. 2020): no complaints. Parts are whole intents. */
export function readBankQuestions(folder: string): LabelledText[] {
  const csv = gunzipSync(readFileSync(join(folder, 'banking77_train.csv.gz'))).toString('utf8')
  const records = csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*)),([^\n]*)\n/g)
  return Array.from(records, ([, quoted, plain = '', intent = '']) =>
    labelled('en', (quoted ?? plain).replaceAll('""', '"').trim(), 'neutral', 'bank', intent.trim()),
  ).slice(1)
}

/** For measuring only (CC BY-SA 4.0, paraKQC): Korean questions and commands. */
export function readKoreanQuestions(folder: string): string[] {
  return rowsOf(folder, 'parakqc_odd_sets.tsv.gz').map(([, text = '']) => text)
}

/** For measuring only (CC BY-SA 4.0, cardano.stackexchange.com): a technical site of questions and answers. */
export function readTechnicalSite(folder: string): Record<'questions' | 'answers' | 'comments', string[]> {
  const xmlOf = (file: string) => gunzipSync(readFileSync(join(folder, 'stackexchange-cardano', file))).toString('utf8')
  const attribute = (row: string, name: string) => unescape(new RegExp(`\\b${name}="([^"]*)"`).exec(row)?.[1] ?? '')
  const rows = Array.from(xmlOf('Posts.xml.gz').matchAll(/<row [^>]*>/g), ([row]) => row)
  const ofType = (type: string) => rows.filter((row) => row.includes(` PostTypeId="${type}"`))
  return {
    questions: ofType('1').map((row) => `${attribute(row, 'Title')}\n\n${toMarkdown(attribute(row, 'Body'))}`),
    answers: ofType('2').map((row) => toMarkdown(attribute(row, 'Body'))),
    comments: Array.from(xmlOf('Comments.xml.gz').matchAll(/<row [^>]*>/g), ([row]) => attribute(row, 'Text')),
  }
}

function readWriter(lang: Lang, writer: string): LabelledText[] {
  const file = join(import.meta.dirname, 'support-posts', `${lang}-${writer}.tsv`)
  return linesOf(readFileSync(file, 'utf8')).map((line) => {
    const [label, category, severity, kind, text = ''] = line.split('\t')
    const complaint = label === 'complaint'
    return {
      ...labelled(lang, text, label as Label, writer, text),
      category: complaint ? (category === 'churn' ? 'churn_threat' : (category as ComplaintCategory)) : null,
      severity: complaint ? (severity as ComplaintSeverity) : null,
      kind: kind ?? null,
    }
  })
}

/** Lines below headings such as `# complaint defect` or `# question`. */
function readExamples(lang: Lang): LabelledText[] {
  let [heading = 'neutral', category]: (string | undefined)[] = []
  const texts: LabelledText[] = []
  for (const line of linesOf(readFileSync(join(import.meta.dirname, 'examples', `${lang}.txt`), 'utf8'))) {
    if (line.startsWith('# ')) [heading = 'neutral', category] = line.slice(2).split(' ')
    else {
      const label = heading === 'complaint' || heading === 'praise' ? heading : 'neutral'
      texts.push({
        ...labelled(lang, line, label, 'own', line),
        category: label === 'complaint' ? (category as ComplaintCategory) : null,
      })
    }
  }
  return texts
}

/**
 * Plain Korean questions and requests, put together from subjects and ways of asking: what people say all day without being
 * annoyed. There is no free corpus of them, and a model without them takes one in nine for a complaint.
 */
function everydayQuestions(): LabelledText[] {
  const subjects =
    `날씨,회의 시간,배송 조회,환불 절차,영업시간,주차 요금,예약 변경,비밀번호,요금제,업데이트 날짜,설치 방법,보증 기간,기차 시간표,
    약 먹는 시간,알람,조명,에어컨 온도,장바구니,주문 내역,회원 가입,쿠폰 사용,포인트 적립,배터리 교체,와이파이 연결,화면 밝기,녹음 파일,
    사진 백업,일정 공유,택배 도착,영수증 발급,카드 등록,주소 변경,음악 추천,맛집,병원 예약,세금 신고,이메일 주소,이어폰 연결,공기청정기 필터,
    로봇 청소기 지도,앱 알림,언어 설정,글꼴 크기,데이터 사용량,해외 로밍,여행 일정,강의 자료,과제 제출,시험 범위,회식 장소`
      .split(',')
      .map((subject) => subject.trim())
  const ways =
    `{} 알려 줘,{} 어떻게 해요?,{} 어디서 확인하나요?,{} 언제인지 아시는 분?,{} 바꿀 수 있나요?,{} 좀 알려 주세요,{} 확인 부탁드립니다,
    내일 {} 확인해 줘,{} 방법이 궁금해요,{} 관련해서 질문 있습니다,{} 몇 시까지 되나요?,{} 미리 챙겨야 할까?,{} 추천해 주세요,혹시 {} 가능할까요?,
    {} 처음인데 뭐부터 하면 될까요?,{} 하는 법 아시나요?,{} 다음 주로 옮겨 줘,{} 끄고 자,{} 메모해 둬,{} 잊지 말고 챙겨,오늘 {} 뭐였지?,
    {} 누가 담당하나요?,{} 얼마나 걸려요?,{} 필요한 서류가 뭐예요?`
      .split(',')
      .map((way) => way.trim())
  return subjects.flatMap((subject, at) =>
    ways
      .filter((_, way) => (way + at) % 2 === 0)
      .map((way) => {
        const text = way.replace('{}', subject)
        return labelled('ko', text, 'neutral', 'everyday', text)
      }),
  )
}

function labelled(lang: Lang, text: string, label: Label, source: string, belongsTo: string): LabelledText {
  const part = hashOf(belongsTo) % 10
  return { lang, text: text.normalize('NFC'), label, source, part, category: null, severity: null, kind: null }
}

function rowsOf(folder: string, file: string): string[][] {
  return linesOf(gunzipSync(readFileSync(join(folder, file))).toString('utf8')).map((line) => line.split('\t'))
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

/** FNV-1a with a last mix; the same for a text everywhere. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}

function toMarkdown(html: string): string {
  return html
    .replace(/<pre[^>]*>[\s\S]*?<\/pre>/g, (block) => `\n\`\`\`\n${block.replace(/<[^>]+>/g, '')}\n\`\`\`\n`)
    .replace(/<code>([\s\S]*?)<\/code>/g, (_, code: string) => `\`${code.replaceAll('\n', ' ')}\``)
    .replace(/<blockquote>([\s\S]*?)<\/blockquote>/g, (_, quote: string) =>
      quote
        .trim()
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n'),
    )
    .replace(/<[^>]+>/g, '')
    .replace(/&(lt|gt|amp|quot|#39);/g, (entity) => entities[entity] ?? entity)
}

function unescape(attribute: string): string {
  return attribute
    .replace(/&#xA;|&#10;/g, '\n')
    .replace(/&(lt|gt|amp|quot|#39|apos);/g, (entity) => entities[entity] ?? entity)
}

const entities: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
}
