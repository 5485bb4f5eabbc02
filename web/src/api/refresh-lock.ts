const underWay = 'refresh-since';
/** A request that a page left behind has its answer by then. */
const longestLeftBehind = 3_000;

/**
 * One refresh at a time, over all tabs and over reloads: a token that is sent twice ends the session. The browser's lock
 * (on https and localhost) goes with its page, so a mark stays for the request that a page leaves behind when it is
 * reloaded in the middle; whoever comes next lets it finish.
 */
export function withRefreshLock<Result>(work: () => Promise<Result>): Promise<Result> {
  const alone = async (): Promise<Result> => {
    await leftBehind();
    localStorage.setItem(underWay, String(Date.now()));
    // Without an answer the mark stays: a page that is being left sees its request fail, but the server may not.
    const result = await work();
    localStorage.removeItem(underWay);
    return result;
  };
  return 'locks' in navigator ? navigator.locks.request('session', alone) : alone();
}

async function leftBehind(): Promise<void> {
  const age = () => Date.now() - Number(localStorage.getItem(underWay) ?? 0);
  while (age() >= 0 && age() < longestLeftBehind) await new Promise((done) => setTimeout(done, 50));
}
