-- Take a text out.
return take_out(ARGV[1])
