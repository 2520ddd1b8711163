-- Give a claim back: nothing was committed.
local claim, line = KEYS[1], KEYS[2]
local fence, delivery = unpack(ARGV)
if not holds(claim, fence, delivery) then return 0 end
leave_line(line, delivery)
return redis.call('DEL', claim)
