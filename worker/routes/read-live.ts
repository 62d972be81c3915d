// GET /livez: whether this process answers at all. Nothing is looked at, so nothing else can fail it.
import type { Operation } from '../operation/operation.ts'

export const readLive: Operation = (app) =>
  void app.get('/livez', (c) => c.json({ status: 'ok' }, 200))
