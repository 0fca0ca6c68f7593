import { z } from 'zod'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageSplit } from '#app/components/parts/page-split.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { StoryExample } from '#app/components/stories/story-example.tsx'
import { StoryForm } from '#app/components/stories/story-form.tsx'
import { storyShape, type StoryInput } from '#app/domain/stories/input.ts'
import { saveStory } from '#app/domain/stories/save-story.server.ts'
import { storyChoices } from '#app/views/story-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { consumeLimit } from '#app/web/consume-limit.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('stories.form.newTitle'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx }) => ({
  choices: await storyChoices(ctx),
  rewardPoints: ctx.setting('reputation.storyPublished.points'),
}))

export const action = formAction(
  {
    save: intent({
      shape: z.union([
        z.looseObject({ finish: z.enum(['step1', 'step2', 'step3']) }),
        storyShape.extend({ finish: z.enum(['save', 'submit']).default('save') }),
      ]),
      run: async ({ ctx }, { finish, ...input }) => {
        if (finish !== 'save' && finish !== 'submit') return { extra: { step: Number(finish.slice(-1)) } }
        await consumeLimit(ctx, 'story')
        const { id } = await saveStory(ctx, input as StoryInput, { submit: finish === 'submit' })
        return {
          to: urls.myStory(id),
          toast: { tone: 'good', key: finish === 'submit' ? 'stories.toast.submitted' : 'stories.toast.saved' },
        }
      },
    }),
  },
  { member: true },
)

export default function NewStory({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { choices, rewardPoints } = data
  return (
    <>
      <Crumbs trail={[{ text: t('stories.list.title'), href: urls.stories() }]} />
      <PageTitle title={t('stories.form.newTitle')} lede={t('stories.form.lede')} />
      <PageSplit side={<StoryExample />} sideLabel={t('stories.example.title')}>
        <StoryForm result={result} choices={choices} rewardPoints={rewardPoints} isNew />
      </PageSplit>
    </>
  )
}
