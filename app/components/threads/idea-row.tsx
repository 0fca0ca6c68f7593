import { Label } from '#app/components/parts/label.tsx'
import { StaffAnsweredSign } from '#app/components/parts/status-signs.tsx'
import { TagList, type TagView } from '#app/components/parts/tag-list.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { Time } from '#app/components/parts/time.tsx'
import type { Tone } from '#app/components/parts/tone.ts'
import { useT } from '#app/components/shell/reader.tsx'
import type { Locale } from '#app/i18n/locale.ts'
import { VoteBox, type VoteView } from './vote-box.tsx'

export type IdeaStatusName = 'open' | 'planned' | 'inProgress' | 'done' | 'declined'

export type IdeaRowView = {
  id: string
  href: string
  title: string
  lang: Locale | null
  excerpt: string | null
  status: IdeaStatusName
  category: { name: string; href: string }
  tags: readonly TagView[]
  replies: number
  staffAnswered: boolean
  lastAt: string
  vote: VoteView
}

const tones = {
  open: undefined,
  planned: 'info',
  inProgress: 'info',
  done: 'good',
  declined: 'warn',
} as const satisfies Record<IdeaStatusName, Tone | undefined>

/** The state of an idea: one sign in lists and on its page. */
export function IdeaStatusSign({ status }: { status: IdeaStatusName }) {
  const t = useT()
  return (
    <Label tone={tones[status]} icon={status === 'done' ? 'check' : undefined}>
      {t(`catalogue.ideas.status.${status}`)}
    </Label>
  )
}

/** Ideas with their votes, which can be cast right here. */
export function IdeaList({ ideas }: { ideas: readonly IdeaRowView[] }) {
  return (
    <ol className="threads ideas">
      {ideas.map((idea) => (
        <IdeaRow key={idea.id} idea={idea} />
      ))}
    </ol>
  )
}

function IdeaRow({ idea }: { idea: IdeaRowView }) {
  const t = useT()
  const lang = useTextLang(idea.lang)
  return (
    <li id={idea.vote.postId}>
      <VoteBox vote={idea.vote} />
      <div>
        <h3>
          <a href={idea.href} lang={lang}>
            {idea.title}
          </a>
        </h3>
        {idea.excerpt && (
          <p className="said" lang={lang}>
            {idea.excerpt}
          </p>
        )}
        <div className="meta">
          <IdeaStatusSign status={idea.status} />
          {idea.staffAnswered && <StaffAnsweredSign />}
          <a href={idea.category.href}>{idea.category.name}</a>
          <TagList tags={idea.tags} />
          {idea.replies > 0 && <span>{t('catalogue.ideas.replies', { count: idea.replies })}</span>}
        </div>
      </div>
      <p className="last">
        <Time at={idea.lastAt} />
      </p>
    </li>
  )
}
