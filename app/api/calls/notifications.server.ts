import { z } from 'zod'
import { call } from '#app/api/call.ts'
import { notificationJson, notificationJsonShape } from '#app/api/json/notification-json.server.ts'
import { listOf } from '#app/api/json/parts.ts'
import { choice, paged } from '#app/api/query.ts'
import { notifications } from '#app/domain/notifications/queries/list.server.ts'
import { readAllNotifications } from '#app/domain/notifications/read-all-notifications.server.ts'
import { readNotification } from '#app/domain/notifications/read-notification.server.ts'

/** What a member is told. */
export const notificationCalls = [
  call('GET /notifications', {
    about: "The member's notifications, newest first",
    scope: 'read',
    query: { unread: choice(['true', 'false'], 'true: unread ones only'), ...paged() },
    answer: listOf(notificationJsonShape),
    run: async ({ ctx, query }) => {
      const { items, next } = await notifications(ctx, { unread: query.unread === 'true', show: null }, query)
      return { items: items.map((view) => notificationJson(ctx, view)), next }
    },
  }),
  call('PUT /notifications/:id/read', {
    about: 'Marks a notification as read',
    scope: 'write',
    limit: 'keep',
    answer: z.object({ read: z.boolean() }),
    run: async ({ ctx, params }) => {
      await readNotification(ctx, { id: params.id })
      return { read: true }
    },
  }),
  call('PUT /notifications/read', {
    about: 'Marks all notifications as read',
    scope: 'write',
    limit: 'keep',
    answer: z.object({ read: z.boolean() }),
    run: async ({ ctx }) => {
      await readAllNotifications(ctx, { until: null })
      return { read: true }
    },
  }),
]
