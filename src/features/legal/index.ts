export { termOn } from './legal.queries.ts'
export { loadShippedTerms } from './legal.store.ts'
