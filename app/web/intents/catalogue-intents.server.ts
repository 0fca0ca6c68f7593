import { z } from 'zod'
import { changeKindShape, ideaStatusShape } from '#app/domain/threads/input.ts'
import { changeKind, undoKindChange } from '#app/domain/threads/upkeep/change-kind.server.ts'
import { setIdeaStatus, undoIdeaStatus } from '#app/domain/threads/upkeep/set-idea-status.server.ts'
import { intent, type FormOutcome, type Intent } from '#app/web/form-action.server.ts'
import type { PageArgs } from '#app/web/page-loader.server.ts'

/** What staff and moderators press on a thread about its kind and its status as an idea. */
export const catalogueIntents = {
  ideaStatus: intent({
    shape: ideaStatusShape,
    run: async (page, input) => {
      await setIdeaStatus(page.ctx, { threadId: page.params.id ?? '', ...input })
      return back(page, 'catalogue.toast.ideaSaved')
    },
  }),
  undoIdeaStatus: intent({
    shape: ideaStatusShape.pick({ reason: true }),
    run: async (page, { reason }) => {
      await undoIdeaStatus(page.ctx, { threadId: page.params.id ?? '', reason })
      return back(page, 'catalogue.toast.ideaUndone')
    },
  }),
  changeKind: intent({
    shape: changeKindShape,
    run: async (page, input) => {
      await changeKind(page.ctx, { threadId: page.params.id ?? '', ...input })
      return back(page, 'catalogue.toast.kindChanged')
    },
  }),
  undoKind: intent({
    shape: z.object({}),
    run: async (page) => {
      await undoKindChange(page.ctx, { threadId: page.params.id ?? '' })
      return back(page, 'catalogue.toast.kindUndone')
    },
  }),
} satisfies Record<string, Intent>

function back({ url }: PageArgs, key: string): FormOutcome {
  return { to: url.pathname, toast: { tone: 'good', key } }
}
