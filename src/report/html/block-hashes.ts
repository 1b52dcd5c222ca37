/** Generated from the blocks: what the policy of a page lets be. */
export const styleHash = 'sha256-Bg3NgX6Wkc8WNiMcL9llNk1ODZvNmhTvlQN+SehB2x4='
export const scriptHash = 'sha256-t6GcTg2Q28euYTfUIfz6vseMPi+Q2Ehl5nsU2WfoU+0='
