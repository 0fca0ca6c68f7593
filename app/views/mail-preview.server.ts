import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { frameMail } from '#app/domain/mail/out/mail-frame.ts'
import { readMailLogo } from '#app/domain/mail/out/mail-logo.server.ts'
import { renderHtmlMail } from '#app/domain/mail/out/render-html-mail.ts'
import { renderText } from '#app/domain/mail/out/render-text.ts'
import { locales, translator } from '#app/i18n/index.ts'
import { mails } from '#app/mails.server.ts'
import { mailKinds, type MailKind } from '#app/registry/mail-kinds.ts'

/** Which example of which kind, in which language; `sample` counts from 0. */
export type PreviewChoice = { kind: MailKind; language: 'en' | 'ko'; sample: number }

export type MailPreview = PreviewChoice & {
  /** How many examples the kind has. */
  samples: number
  subject: string
  text: string
  html: string
}

/** What an address chose. The first kind and English when it says nothing. @throws not_found for what does not exist */
export function previewChoice(search: URLSearchParams): PreviewChoice {
  const kinds = Object.keys(mailKinds) as MailKind[]
  const kind = kinds.find((one) => one === (search.get('kind') ?? kinds[0]))
  const language = locales.find((one) => one === (search.get('language') ?? 'en'))
  const sample = Number(search.get('sample') ?? 0)
  if (kind === undefined || language === undefined || !Number.isSafeInteger(sample)) throw notFound()
  return { kind, language, sample }
}

/** An invented mail of that kind, framed as a real one. @throws not_found for an example that the kind lacks */
export async function mailPreview(ctx: Ctx, choice: PreviewChoice): Promise<MailPreview> {
  const t = translator(choice.language)
  const contents = mails[choice.kind].samples(t)
  const content = contents[choice.sample]
  if (content === undefined) throw notFound()
  const advertising = (mailKinds[choice.kind].purpose as string) === 'advertising'
  const topic = content.unsubscribe?.topic ?? (advertising ? 'advertising' : null)
  const logo = await readMailLogo(ctx)
  const { subject, frame } = frameMail({
    takesAnswers: content.answers !== undefined,
    t,
    env: ctx.platform.env,
    setting: ctx.setting,
    content,
    advertising,
    unsubscribe: topic === null ? null : { path: '/me/settings#mail', topic },
    toMember: true,
    logo: logo && {
      src: `data:${logo.type};base64,${logo.bytes.toString('base64')}`,
      width: logo.width,
      height: logo.height,
    },
  })
  return {
    ...choice,
    samples: contents.length,
    subject,
    text: renderText(content, frame),
    html: renderHtmlMail(content, frame, subject),
  }
}
