export { counterFollower } from './counters.store.ts'
export { countsOf, publicCount, verifyCounters } from './counters.queries.ts'
