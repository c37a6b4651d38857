export { catalogueRoutes } from './catalogue.routes.ts'
export {
  type Catalogue,
  getItemState,
  type ItemClass,
  itemNumbers,
  type ItemWithState,
  listCatalogues,
  listClasses,
  listItems,
  listItemStates,
} from './catalogue.queries.ts'
export {
  beginRule,
  insertCatalogue,
  insertCrossing,
  insertItem,
  resolveDuties,
  type RuleValues,
} from './catalogue.store.ts'
export { type ItemOnDay, ruleText, type UpdateRule } from './domain/item-rule.ts'
export { STATE_WORDS } from './state-words.ts'
