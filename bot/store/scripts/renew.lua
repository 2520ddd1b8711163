-- Let a claim live on.
local claim = KEYS[1]
local fence, delivery, claim_ms = unpack(ARGV)
if not holds(claim, fence, delivery) then return 0 end
return redis.call('PEXPIRE', claim, claim_ms)
