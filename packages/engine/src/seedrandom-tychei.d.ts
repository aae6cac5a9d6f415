declare module "seedrandom/lib/tychei.js" {
  type State = { readonly a: number; readonly b: number; readonly c: number; readonly d: number }
  type Generator = { double(): number; int32(): number; state(): State }
  export default function tychei(seed: string, options: { readonly state: true | State }): Generator
}
