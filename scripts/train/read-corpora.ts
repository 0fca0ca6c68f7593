import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { hashOf } from './support-examples.ts'

/** `complaint` and `praise` are the targets of the two heads; neither is the neutral class. */
export type LabelledText = { text: string; complaint: 0 | 1; praise: 0 | 1; source: string; isHeldOut: boolean }

/** What may be trained on: film reviews (CC0) and VADER's snippets (MIT). One text in ten is held out. */
export function readTrainingCorpora(folder: string): LabelledText[] {
  return [...readFilmReviews(folder), ...readMiddlingReviews(folder), ...readSnippets(folder)]
}

/** For measuring only (CC BY-SA): one question or command per paraphrase set and all the rest, unlabelled. */
export function readKoreanQuestions(folder: string): string[] {
  return readRows(folder, 'parakqc_odd_sets.tsv.gz').map(([, text = '']) => text)
}

/** For measuring only (CC BY-SA): title and body of every question of a technical questions-and-answers site. */
export function readTechnicalQuestions(folder: string): string[] {
  const xml = gunzipSync(readFileSync(join(folder, 'stackexchange-cardano', 'Posts.xml.gz'))).toString('utf8')
  return Array.from(xml.matchAll(/<row [^>]*PostTypeId="1"[^>]*>/g), ([row]) => {
    const body = /\bBody="([^"]*)"/.exec(row)?.[1] ?? ''
    const title = /\bTitle="([^"]*)"/.exec(row)?.[1] ?? ''
    return `${unescape(title)}\n\n${toMarkdown(unescape(body))}`
  })
}

function readFilmReviews(folder: string): LabelledText[] {
  return readRows(folder, 'nsmc_train.tsv.gz').map(([id = '', text = '', label]) =>
    label === '1' ? labelled('films', id, text, 0, 1) : labelled('films', id, text, 1, 0),
  )
}

function readMiddlingReviews(folder: string): LabelledText[] {
  return readRows(folder, 'nsmc_mid.tsv.gz').map(([id = '', , text = '']) => labelled('middling films', id, text, 0, 0))
}

/** Editorials talk of bad things without complaining to anybody: all of them are neutral. */
function readSnippets(folder: string): LabelledText[] {
  return readRows(folder, 'vader_snippets.tsv.gz').map(([set = '', id = '', score, text = '']) => {
    const isEditorial = set.startsWith('nyt')
    const mean = Number(score)
    return labelled(set, set + id, text, !isEditorial && mean <= -0.7 ? 1 : 0, !isEditorial && mean >= 0.9 ? 1 : 0)
  })
}

function labelled(source: string, id: string, text: string, complaint: 0 | 1, praise: 0 | 1): LabelledText {
  return { source, text: text.normalize('NFC'), complaint, praise, isHeldOut: hashOf(id) % 10 === 0 }
}

function readRows(folder: string, file: string): string[][] {
  const lines = gunzipSync(readFileSync(join(folder, file)))
    .toString('utf8')
    .split('\n')
  return lines.filter((line) => line !== '').map((line) => line.split('\t'))
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
